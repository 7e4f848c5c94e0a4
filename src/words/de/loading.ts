import type { en } from '../en/index.ts';

export const loading: typeof en.loading = {
  title: 'Gleich geht es los',
  looking: 'Ich suche das Modell.',
  files: (loaded, total) => `${loaded} von ${total} MB, nur dieses eine Mal.`,
  here: (total) => `${total} MB sind da. Das Modell startet.`,
  allow: 'Erlaube die Kamera, wenn dein Browser fragt.',
  opening: 'Das Video wird noch geöffnet.',
  starting: 'Der erste Start dauert am längsten. Das Modell startet noch.',
  loading: 'Das Modell lädt noch.',
  picture: 'Das Bild kommt, sobald das Modell bereit ist',
};
