/** Numbers and counts as one language writes them. */
export interface Format {
  /** BCP 47, also for the page's own `lang`. */
  readonly locale: string;
  /** Always this many digits behind the mark, no grouping. */
  readonly number: (value: number, digits: number) => string;
  /** `1 repetition`, `2 repetitions`; `one` and `other` are the noun alone. */
  readonly count: (n: number, noun: { readonly one: string; readonly other: string }) => string;
  /** `Sunday 22 November`. */
  readonly day: (date: Date) => string;
}

/** Makes the formats of one language, once: `Intl` objects are dear. */
export function formatsOf(locale: string): Format {
  const digits = [0, 1, 2].map(
    (n) => new Intl.NumberFormat(locale, { minimumFractionDigits: n, maximumFractionDigits: n, useGrouping: false }),
  );
  const plural = new Intl.PluralRules(locale);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return {
    locale,
    number: (value, n) => digits[n]?.format(value) ?? value.toFixed(n),
    count: (n, { one, other }) => `${n} ${plural.select(n) === 'one' ? one : other}`,
    day: (date) => day.format(date),
  };
}
