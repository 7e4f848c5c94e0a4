import type { en } from '../en/index.ts';
import { formatsOf } from '../format.ts';
import { common } from './common.ts';
import { developer } from './developer.ts';
import { exported } from './export.ts';
import { figure } from './figure.ts';
import { home } from './home.ts';
import { library } from './library.ts';
import { loading } from './loading.ts';
import { problems } from './problems.ts';
import { programme } from './programme.ts';
import { range } from './range.ts';
import { readings } from './readings.ts';
import { routine } from './routine.ts';
import { replay } from './replay.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { stage } from './stage.ts';
import { summary } from './summary.ts';

/** German, complete: the compiler holds it against English. */
export const de: typeof en = {
  format: formatsOf('de-DE'),
  common,
  developer,
  exported,
  figure,
  home,
  library,
  loading,
  problems,
  programme,
  range,
  readings,
  routine,
  replay,
  rules,
  settings,
  setup,
  stage,
  summary,
};
