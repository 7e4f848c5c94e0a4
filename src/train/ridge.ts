/** Standardised linear regression with a penalty on large weights. */
export interface Ridge {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** Mean and one over standard deviation of each column, so that the penalty treats all features alike. */
export function standardisation(rows: readonly Float64Array[]): { readonly mean: number[]; readonly scale: number[] } {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => i);
  const mean = columns.map((i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  const scale = columns.map((i) => {
    const variance = rows.reduce((sum, row) => sum + (row[i]! - mean[i]!) ** 2, 0) / rows.length;
    return 1 / (Math.sqrt(variance) + 1e-6);
  });
  return { mean, scale };
}

/**
 * Weighted ridge regression on standardised rows. `penalty` is a share of the weight of all rows: 0.01 pulls a weight
 * as strongly as one row in a hundred would.
 */
export function fitRidge(
  rows: readonly Float64Array[],
  values: readonly number[],
  rowWeights: readonly number[],
  penalty: number,
): Ridge {
  const width = rows[0]?.length ?? 0;
  const all = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const bias = values.reduce((sum, value, r) => sum + rowWeights[r]! * value, 0) / all;
  const normal = Array.from({ length: width }, () => new Float64Array(width));
  const right = new Float64Array(width);
  rows.forEach((row, r) => {
    const weight = rowWeights[r]!;
    if (weight === 0) return;
    for (let i = 0; i < width; i++) {
      const weighted = weight * row[i]!;
      right[i]! += weighted * (values[r]! - bias);
      const line = normal[i]!;
      for (let j = i; j < width; j++) line[j]! += weighted * row[j]!;
    }
  });
  for (let i = 0; i < width; i++) normal[i]![i]! += penalty * all;
  return { bias, weights: solveSymmetric(normal, right) };
}

/** Solves a positive definite system, given by its upper triangle, by Cholesky decomposition. */
function solveSymmetric(upper: readonly Float64Array[], right: Float64Array): number[] {
  const n = right.length;
  const low = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = upper[j]![i]!;
      for (let k = 0; k < j; k++) sum -= low[i]![k]! * low[j]![k]!;
      low[i]![j] = i === j ? Math.sqrt(sum) : sum / low[j]![j]!;
    }
  const forward = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[i]!;
    for (let k = 0; k < i; k++) sum -= low[i]![k]! * forward[k]!;
    forward[i] = sum / low[i]![i]!;
  }
  const solution = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = forward[i]!;
    for (let k = i + 1; k < n; k++) sum -= low[k]![i]! * solution[k]!;
    solution[i] = sum / low[i]![i]!;
  }
  return [...solution];
}

/** Prediction for one standardised row, which may be longer than what was learned from. */
export const applyRidge = ({ bias, weights }: Ridge, row: Float64Array): number =>
  weights.reduce((sum, weight, i) => sum + weight * row[i]!, bias);
