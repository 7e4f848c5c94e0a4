/** What is written into files that leave the app: the report, and the annotated video. */
export const exported = {
  reportTitle: (routine: string) => `${routine}: what was measured`,
  from: (source: string, day: string | null) => (day ? `${day}, ${source}` : source),
  facts: {
    duration: 'Duration',
    repetitions: 'Repetitions',
    pivots: 'Pivots',
    seen: 'Person in the picture',
    model: 'Pose model',
    version: 'Plumbline',
    calibration: 'Neutral pose',
  },
  calibrated: (camera: { readonly height: string; readonly distance: string }) =>
    `found; camera ${camera.height} m above the floor, ${camera.distance} m away`,
  notCalibrated: 'never found, so nothing was measured',
  ofTheTime: (percent: string) => `${percent} % of the time`,
  findings: 'What was off',
  noFindings: 'Nothing was surely off.',
  columns: { time: 'Time', what: 'What', step: 'Step', worst: 'Worst', limit: 'Limit', lasted: 'Lasted' },
  plots: 'Over time',
  plotHow:
    'Line: the value. Grey around it: its 95 % interval. Dashed box: could not be told. Between the thin lines: what the routine asks for.',
  never: 'could not be told in this session',
  between: (low: string, high: string) => `between ${low} and ${high}`,
  pictures: 'Pictures',
  foot: 'Measured from landmarks in a single picture. Not a medical device. Made on the computer of the person it shows; this file asks nothing of any network.',
};
