import { formatsOf } from '../format.ts';
import { common } from './common.ts';
import { exported } from './export.ts';
import { home } from './home.ts';
import { loading } from './loading.ts';
import { problems } from './problems.ts';
import { readings } from './readings.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { stage } from './stage.ts';

/** English: the catalogue that the others are held against. */
export const en = {
  format: formatsOf('en-GB'),
  common,
  exported,
  home,
  loading,
  problems,
  readings,
  rules,
  settings,
  setup,
  stage,
};
