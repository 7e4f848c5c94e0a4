import type { en } from '../en/index.ts';

export const exported: typeof en.exported = {
  reportTitle: (routine) => `${routine}: was gemessen wurde`,
  from: (source, day) => (day ? `${day}, ${source}` : source),
  facts: {
    duration: 'Dauer',
    repetitions: 'Wiederholungen',
    pivots: 'Drehungen',
    seen: 'Person im Bild',
    model: 'Modell',
    version: 'Plumbline',
    calibration: 'Grundstellung',
  },
  calibrated: ({ height, distance }) => `gefunden; Kamera ${height} m über dem Boden, ${distance} m entfernt`,
  notCalibrated: 'nie gefunden, also wurde nichts gemessen',
  ofTheTime: (percent) => `${percent} % der Zeit`,
  findings: 'Was abwich',
  noFindings: 'Nichts wich sicher ab.',
  columns: {
    time: 'Zeit',
    what: 'Was',
    step: 'Schritt',
    worst: 'Höchstens',
    limit: 'Grenze',
    lasted: 'Dauer',
  },
  plots: 'Im Verlauf',
  plotHow:
    'Linie: der Wert. Grau darum: sein 95-%-Intervall. Gestrichelt: nicht zu sehen. Zwischen den dünnen Linien: was die Übung verlangt.',
  never: 'war in dieser Aufnahme nicht zu sehen',
  between: (low, high) => `zwischen ${low} und ${high}`,
  pictures: 'Bilder',
  foot: 'Aus Punkten eines einzelnen Bildes gemessen. Kein Medizinprodukt. Entstanden auf dem Computer der gezeigten Person; diese Datei fragt kein Netz.',
};
