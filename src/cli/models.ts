// Copies the pose files named in models/manifest.json out of their npm package, and checks every one.
import { checkModels, copyModels } from '../pose/model-files.ts';

try {
  copyModels();
  checkModels();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
