/** Colours of the marks on the picture. They do not follow the page's theme: the picture is what they sit on. */
export interface OverlayTheme {
  readonly chalk: string;
  readonly casing: string;
  readonly good: string;
  readonly attention: string;
  readonly unknown: string;
  readonly moving: string;
  /** CSS font family of labels. */
  readonly font: string;
}

/** What a mark is coloured with: chalk for references, a state for what was measured. */
export type Ink = Exclude<keyof OverlayTheme, 'font' | 'casing'>;

/** The colours of `tokens.css`, for places that have no style sheet, such as a recorded video. */
export const DEFAULT_THEME: OverlayTheme = {
  chalk: '#F6F5F0',
  casing: '#0D110F',
  good: '#5FE3CC',
  attention: '#F8BE55',
  unknown: '#C9CFCA',
  moving: '#8CC4F8',
  font: 'sans-serif',
};
