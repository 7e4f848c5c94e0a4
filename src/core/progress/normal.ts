/**
 * The value below which a share `p` of a standard normal distribution lies, 0 < p < 1; exact to 0.0005.
 * Source: Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 26.2.23.
 */
export function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return p < 0.5 ? -z : z;
}

/**
 * The same of Student's distribution with `df` degrees of freedom, 4 or more; exact to 0.03 for p up to 0.99.
 * Source: Abramowitz and Stegun, 26.7.5.
 */
export function studentQuantile(p: number, df: number): number {
  const z = normalQuantile(p);
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / df + g2 / df ** 2 + g3 / df ** 3;
}
