import { formatsOf } from '../format.ts';
import { common } from './common.ts';
import { exported } from './export.ts';
import { figure } from './figure.ts';
import { home } from './home.ts';
import { loading } from './loading.ts';
import { problems } from './problems.ts';
import { readings } from './readings.ts';
import { routine } from './routine.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { stage } from './stage.ts';

/** English: the catalogue that the others are held against. */
export const en = {
  format: formatsOf('en-GB'),
  common,
  exported,
  figure,
  home,
  loading,
  problems,
  readings,
  routine,
  rules,
  settings,
  setup,
  stage,
};
