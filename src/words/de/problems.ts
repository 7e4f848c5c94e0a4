import type { PoseFault } from '../../pose/estimator.ts';
import type { SourceFault } from '../../source/source.ts';
import type { StoreFault } from '../../store/session-head.ts';
import type { en } from '../en/index.ts';

const SOURCE: Readonly<Record<SourceFault, string>> = {
  'no-camera': 'Keine Kamera gefunden. Steck eine an oder wähle eine andere, dann versuch es noch einmal.',
  'camera-refused':
    'Die Kamera ist für diese Seite gesperrt. Erlaube sie über das Kamerazeichen in der Adresszeile oder in den Einstellungen des Computers, dann versuch es noch einmal.',
  'camera-in-use':
    'Die Kamera ist nicht gestartet: Vielleicht benutzt sie ein anderes Programm. Schließ es, dann versuch es noch einmal.',
  'camera-unplugged': 'Die Kamera schickt keine Bilder mehr. Steck sie wieder an, dann beginne von vorn.',
  'camera-unsupported':
    'Dieser Browser gibt hier keine Kamera her. Öffne die Seite über https oder localhost in einem aktuellen Chrome, Edge, Firefox oder Safari.',
  'not-a-video': 'Das ist kein Video. Nimm MP4, WebM oder MOV.',
  'no-video-track': 'In dieser Datei sind keine Bilder. Nimm ein Video.',
  'cannot-decode': 'Dieser Browser kann das Video nicht lesen. Nimm MP4 mit H.264.',
  'ends-early': 'Das Video bricht ab. Was bis dahin gemessen wurde, ist da.',
};

const STORE: Readonly<Record<StoreFault, string>> = {
  broken: 'Das lässt sich nicht lesen. Die Datei ist beschädigt oder kommt nicht von Plumbline.',
  newer: 'Das stammt von einer neueren Fassung von Plumbline. Aktualisiere die App.',
  gone: 'Die Aufnahme ist nicht mehr auf diesem Computer.',
  'too-large': 'Die Aufnahme ist zu groß für eine Datei: mehr als 4 GB.',
  'no-routine': 'Die Datei lässt sich nicht aufnehmen: Ihre Übung ist nicht hier.',
  'keeps-nothing': 'Dieser Browser hebt keine Dateien auf.',
  'being-recorded':
    'Es ist nicht alles gelöscht. In einem anderen Tab läuft eine Aufnahme, die noch da ist. Beende sie dort, dann lösche noch einmal alles.',
  'in-use':
    'Es ist nicht alles gelöscht. Etwas davon ist in Gebrauch, vielleicht in einem anderen Tab. Schließ alle anderen Tabs von Plumbline, dann lösche noch einmal alles.',
  'held-up':
    'Was auf diesem Computer aufgehoben ist, lässt sich nicht öffnen. Ein anderer Tab benutzt noch, was gelöscht werden soll. Schließ alle anderen Tabs von Plumbline, dann versuch es noch einmal.',
};

const POSE: Readonly<Record<PoseFault, string>> = {
  'no-webgl':
    'Dieser Browser bietet kein WebGL, das das Modell zum Erkennen des Körpers braucht. Schalte die Grafikbeschleunigung ein.',
  'no-canvas':
    'Dieser Browser hat keine Zeichenfläche, um Bilder damit zu lesen. Nimm einen aktuellen Chrome oder Edge.',
  'file-missing':
    'Eine Datei des Modells, das den Körper erkennt, fehlt. Prüfe die Verbindung, dann versuch es noch einmal.',
  'file-damaged': 'Eine Datei des Modells, das den Körper erkennt, ist beschädigt. Lade die Seite neu.',
  stopped:
    'Das Modell, das den Körper erkennt, antwortet nicht mehr. Lade die Seite neu, um es noch einmal zu starten.',
};

export const problems: typeof en.problems = {
  needsYou: 'Das braucht dich',
  surprise: 'Etwas ist kaputtgegangen, das nicht kaputtgehen sollte',
  surpriseHelp:
    'Es liegt nicht an dir. Versuch es noch einmal; was gemessen wurde, bleibt da, bis du die Seite schließt.',
  again: 'Noch einmal versuchen',
  seeSet: 'Ansehen, was gemessen wurde',
  source: (fault) => SOURCE[fault],
  store: (fault) => STORE[fault],
  full: 'Auf diesem Computer ist kein Platz mehr. Lösche Aufnahmen oder andere Dateien, dann versuch es noch einmal.',
  pose: (fault) => POSE[fault],
};
