import type { Allowed, Got } from '../../core/routine-problem.ts';

/** What stands in a place of a routine's file. */
export function gotWords(got: Got): string {
  switch (got.kind) {
    case 'nothing':
      return 'nichts';
    case 'object':
      return 'ein Objekt';
    case 'value':
      return got.json;
    case 'list':
      return `eine Liste mit ${got.length}`;
    case 'characters':
      return `${got.count} Zeichen`;
    case 'routines':
      return `${got.count} Übungen`;
    case 'no-json':
      return `kein JSON (${got.why})`;
    case 'no-storage':
      return 'einen Browser, der nichts aufhebt';
    case 'repeated':
      return `"${got.id}" noch einmal`;
    case 'cue-with-side':
      return `"${got.cue}", was eine Seite nennt`;
    case 'unused-cue':
      return 'einen Hinweis, den keine Regel sagt';
    case 'range':
      return `mindestens ${got.least} und höchstens ${got.most}`;
    case 'no-way':
      return `keinen Weg von "${got.from}" zu "${got.to}"`;
    case 'too-near': {
      const { there, back } = got;
      return `"${there.step}", was mit "${there.by}" beginnt, und wieder "${back.step}" mit "${back.by}", zu nah`;
    }
  }
}

/** What may stand there. */
export function allowedWords(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'json':
      return 'JSON';
    case 'object':
      return 'ein Objekt';
    case 'needed':
      return 'dieses Feld muss da sein';
    case 'field':
      return `keines mit diesem Namen; es gibt ${allowed.of.join(', ')}`;
    case 'step':
      return `einer der Schritte ${allowed.of.join(', ')}`;
    case 'cue':
      return `einer der Hinweise ${allowed.of.join(', ') || '(es gibt keine)'}`;
    case 'choice':
      return `eines von ${allowed.of.join(', ')}`;
    case 'text':
      return 'ein Text';
    case 'text-with-words':
      return 'ein Text, der nicht leer ist';
    case 'short-text':
      return `ein Text von höchstens ${allowed.longest} Zeichen`;
    case 'id':
      return `ein Name wie "${allowed.like}": kleine Buchstaben und Ziffern, Wörter mit „-“ verbunden, höchstens ${allowed.longest} Zeichen`;
    case 'new-id':
      return 'ein Name, den kein anderes hat';
    case 'id-of-no-routine':
      return 'ein Name, den keine Übung von Plumbline hat';
    case 'address':
      return 'eine Adresse';
    case 'list':
      return `eine Liste mit ${allowed.least} bis ${allowed.most}`;
    case 'whole':
      return `eine ganze Zahl von ${allowed.least} bis ${allowed.most}`;
    case 'number':
      return `eine Zahl von ${allowed.least} bis ${allowed.most}`;
    case 'time':
      return `eine Zeit wie ${either(allowed.like)}, höchstens ${allowed.minutes} Minuten`;
    case 'angle':
      return `ein Winkel wie ${either(allowed.like)}, von ${allowed.least} bis ${allowed.most}`;
    case 'legs':
      return `eine Länge in Beinlängen wie ${either(allowed.like)}, von ${allowed.least} bis ${allowed.most}`;
    case 'length':
      return `eine Länge wie ${either(allowed.like)}, von ${allowed.least} bis ${allowed.most} m`;
    case 'speed':
      return `eine Geschwindigkeit wie ${either(allowed.like)}, von ${allowed.least} bis ${allowed.most}`;
    case 'amount':
      return `ein Wert mit seiner Einheit, wie ${either(allowed.like)}`;
    case 'amount-of':
      return `ein Wert in der Einheit von ${allowed.metric}, wie "${allowed.like}"`;
    case 'small-amount':
      return `ein Wert, der nicht größer als ${allowed.most} ist`;
    case 'true-or-absent':
      return 'true, oder weggelassen';
    case 'format':
      return `"${allowed.format}"; ein neueres Plumbline kennt vielleicht mehr`;
    case 'said-cue':
      return 'nur Hinweise, die eine Regel sagt';
    case 'side-in-sided-rule':
      return 'das nur bei einer Regel über Seiten';
    case 'beyond':
      return `die Grenze ${allowed.limit}, oder ${allowed.side === 'above' ? 'darüber' : 'darunter'}`;
    case 'ordered-range':
      return 'ein Mindestwert („least“), der nicht größer ist als der Höchstwert („most“)';
    case 'step-that-lasts':
      return 'ein Schritt mit „hold“, oder mit „tempo“ und darin „least“';
    case 'reachable-step':
      return 'ein Schritt, zu dem es einen Weg gibt';
    case 'apart':
      return `zwischen beiden mindestens ${allowed.bend} deg Beugung oder ${allowed.rise} cm Anheben`;
    case 'characters':
      return `höchstens ${allowed.most}`;
    case 'cues':
      return `höchstens ${allowed.most} Hinweise`;
    case 'routines':
      return `höchstens ${allowed.most}; entferne zuerst eine`;
    case 'storage':
      return 'einer, der Daten speichern darf';
  }
}

const either = (examples: readonly string[]): string =>
  new Intl.ListFormat('de', { type: 'disjunction' }).format(examples.map((each) => `"${each}"`));
