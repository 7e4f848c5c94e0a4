import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FigureMove } from '../core/figure.ts';
import type { Routine } from '../core/routine.ts';
import { aboveShapes, soleShapes } from '../figure/above.ts';
import { besideShapes } from '../figure/beside.ts';
import { frontShapes } from '../figure/front.ts';
import type { Shape } from '../figure/shapes.ts';
import { filmAt, filmOf, filmOfMoves, keyPose, turnsNow } from '../figure/timeline.ts';
import type { Film, Pose, Turn } from '../figure/timeline.ts';
import type { FigureNews } from './view/figure-view.ts';

/** What is shown: the figure from the front, its feet from above, both, or its right foot alone, close: from above and from the side. */
export type FigureView = 'front' | 'above' | 'both' | 'foot';

/** What is shown of the world, hundredths of a metre: the same width in both, so that the feet stand under the figure. */
const FRONT = '-48 -181 96 212';
const ABOVE = '-48 -47 96 70';
const FOOT = '-22 -39 56 58';
const BESIDE = '-22 -16 56 20';
/** A figure is drawn at most this often, milliseconds: slow movements need no more, and the time belongs to the camera. */
const EVERY = 33;
/** A film fades out and in around its beginning, seconds. */
const FADE = 0.25;

/**
 * The teacher: a figure that does a step, or the whole routine, drawn from the routine's own data. Seen as in a mirror.
 *
 * @event {CustomEvent<FigureNews>} figure-news When another move begins.
 */
@customElement('plumb-figure')
export class PlumbFigure extends LitElement {
  @property({ attribute: false }) routine: Routine | null = null;
  /** Id of the step to show; empty: the whole routine. */
  @property() step = '';
  /** Moves to show in place of a routine, begun with the feet together. */
  @property({ attribute: false }) moves: readonly FigureMove[] | null = null;
  @property() view: FigureView = 'front';
  /**
   * `auto` plays, unless the person asked their system for less motion; then, and with `still`, one picture stands for
   * the step. `pause` holds what is shown.
   */
  @property() motion: 'auto' | 'play' | 'pause' | 'still' = 'auto';
  /** 1 is the routine's own speed. */
  @property({ type: Number }) rate = 1;
  /** What it shows, for those who do not see it. */
  @property() label = '';

  readonly #front = canvas(FRONT, 'front');
  readonly #above = canvas(ABOVE, 'above');
  readonly #foot = canvas(FOOT, 'foot');
  readonly #beside = canvas(BESIDE, 'beside');
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #seen = new IntersectionObserver(([entry]) => this.#look(entry?.isIntersecting ?? false));
  #film: Film | null = null;
  #visible = false;
  #t = 0;
  #drawnAt = 0;
  #frame = 0;
  #move: FigureMove | null | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'img');
    this.#seen.observe(this);
    this.#calm.addEventListener('change', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.#calm.removeEventListener('change', this.#changed);
    this.#stop();
  }

  protected override render(): readonly SVGSVGElement[] {
    return this.#canvases();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.setAttribute('aria-label', this.label);
    if (changed.has('routine') || changed.has('step') || changed.has('moves')) this.#begin();
    this.#run();
  }

  readonly #changed = (): void => this.#run();

  #canvases(): SVGSVGElement[] {
    switch (this.view) {
      case 'front':
        return [this.#front];
      case 'above':
        return [this.#above];
      case 'both':
        return [this.#front, this.#above];
      case 'foot':
        return [this.#foot, this.#beside];
    }
  }

  #begin(): void {
    this.#film = this.moves ? filmOfMoves(this.moves) : this.routine && filmOf(this.routine, this.step);
    this.#t = 0;
    this.#move = undefined;
    this.#drawKey();
  }

  #look(visible: boolean): void {
    this.#visible = visible;
    this.#run();
  }

  #plays(): boolean {
    return this.motion === 'play' || (this.motion === 'auto' && !this.#calm.matches);
  }

  #run(): void {
    this.#stop();
    if (!this.#film) return;
    if (this.#plays()) {
      if (this.#visible) this.#frame = requestAnimationFrame(this.#begins);
    } else if (this.motion !== 'pause') this.#drawKey();
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  readonly #begins = (now: number): void => {
    this.#drawnAt = now - EVERY;
    this.#next(now);
  };

  readonly #next = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#next);
    const since = now - this.#drawnAt;
    if (!this.#film || since < EVERY - 4) return;
    this.#drawnAt = now;
    this.#t += (since / 1000) * this.rate;
    const { step, pose } = filmAt(this.#film, this.#t);
    this.#draw(pose, turnsNow(pose), fade(this.#t % this.#film.seconds, this.#film.seconds));
    this.#tell(step, pose);
  };

  /** The picture that stands for what is shown; for the whole routine, its first step's. */
  #drawKey(): void {
    const [scene] = this.#film?.scenes ?? [];
    if (!scene) return;
    this.#t = 0;
    const pose = keyPose(scene.plan);
    this.#draw(pose, pose.turns, 1);
  }

  #draw(pose: Pose, turns: readonly Turn[], opacity: number): void {
    if (this.view === 'foot') {
      paint(this.#foot, soleShapes(pose, 'right'), opacity);
      return paint(this.#beside, besideShapes(pose, 'right'), opacity);
    }
    if (this.view !== 'above') paint(this.#front, frontShapes(pose, turns), opacity);
    if (this.view !== 'front') paint(this.#above, aboveShapes(pose, turns), opacity);
  }

  #tell(step: string, { move, turns }: Pose): void {
    if (move === this.#move) return;
    this.#move = move;
    const turn = move?.kind === 'pivot' ? (turns.at(-1) ?? null) : null;
    this.dispatchEvent(new CustomEvent<FigureNews>('figure-news', { detail: { step, move, turn } }));
  }
}

/** 1 but for the moment around the beginning of a film. */
const fade = (t: number, seconds: number): number => Math.min(1, t / FADE, (seconds - t) / FADE);

function canvas(viewBox: string, name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('class', `figure ${name}`);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

/** Brings a drawing's elements in line with its shapes, and touches only what differs. */
function paint(svg: SVGSVGElement, shapes: readonly Shape[], opacity: number): void {
  svg.style.opacity = String(opacity);
  shapes.forEach((shape, i) => {
    const name = 'd' in shape ? 'path' : 'text';
    let element = svg.children[i];
    if (element?.tagName !== name) {
      const made = document.createElementNS('http://www.w3.org/2000/svg', name);
      if (element) element.replaceWith(made);
      else svg.append(made);
      element = made;
    }
    write(element, shape);
  });
  while (svg.children.length > shapes.length) svg.lastElementChild!.remove();
}

function write(element: Element, shape: Shape): void {
  set(element, 'class', classesOf(shape));
  if ('d' in shape) return set(element, 'd', shape.d);
  set(element, 'x', String(shape.at.x));
  set(element, 'y', String(shape.at.y));
  if (element.textContent !== shape.text) element.textContent = shape.text;
}

/** Parts have common names; their classes must not be met by other style sheets. */
const classesOf = ({ part }: Shape): string => part.replaceAll(/\S+/g, 'fig-$&');

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

declare global {
  interface HTMLElementTagNameMap {
    'plumb-figure': PlumbFigure;
  }
  interface HTMLElementEventMap {
    'figure-news': CustomEvent<FigureNews>;
  }
}
