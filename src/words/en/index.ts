import { formatsOf } from '../format.ts';
import { common } from './common.ts';
import { home } from './home.ts';
import { loading } from './loading.ts';
import { problems } from './problems.ts';
import { readings } from './readings.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { stage } from './stage.ts';

/** English: the catalogue that the others are held against. */
export const en = {
  format: formatsOf('en-GB'),
  common,
  home,
  loading,
  problems,
  readings,
  settings,
  setup,
  stage,
};
