import type { en } from '../en/index.ts';

export const developer: typeof en.developer = {
  title: 'Für Entwickler: wohin die Zeit geht',
  milliseconds: 'ms, letzte 5 s',
  worst: 'längste',
  isolated: 'isoliert',
  notIsolated: 'nicht isoliert: ein Thread',
  stages: {
    wait: 'wartet auf Abholung',
    read: 'Bytes geholt',
    detect: 'Person gesucht',
    crop: 'Quadrat ausgeschnitten',
    network: 'Landmarken-Netz',
    looks: 'Füße, Knie und Becken',
    landmarks: 'Landmarken gelesen',
    messages: 'zum Worker und zurück',
    core: 'Auswertung',
    draw: 'gezeichnet',
    age: 'Alter beim Zeigen',
    gap: 'Hauptthread belegt',
  },
};
