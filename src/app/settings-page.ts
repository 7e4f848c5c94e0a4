import type { Offline } from '../offline/keep-app.ts';
import { listCameras } from '../source/camera.ts';
import type { CameraChoice } from '../source/camera.ts';
import { browserMeans, listVoices } from '../speak/browser.ts';
import { createSpeaker } from '../speak/speaker.ts';
import { FOV_DEGREES, HEIGHT_CM, PICTURE_SIZES, withSetting } from '../store/settings.ts';
import { settingsScreen } from '../ui/settings-screen.ts';
import type { SettingsActions } from '../ui/settings-screen.ts';
import type { Page } from './page.ts';
import { spoken } from './spoken.ts';
import { automaticModel } from './this-machine.ts';

/** Shows the settings; what it gives draws them again, as what there is to choose from, or `offline`, has changed. */
export function openSettings(page: Page, offline: () => Offline): () => void {
  const { until } = page;
  let cameras: readonly CameraChoice[] = [];

  const draw = () => {
    if (until.aborted) return;
    const { words } = page;
    const offered = {
      ranges: { height: HEIGHT_CM, fov: FOV_DEGREES },
      cameras,
      pictureSizes: PICTURE_SIZES,
      voices: listVoices(page.language, draw, until),
      offline: offline(),
      automaticModel: automaticModel(),
    };
    const actions: SettingsActions = {
      onChange: ({ name, value }) => {
        page.remember(withSetting(page.settings(), name, value));
        draw();
      },
      onTry: () => trySound(page),
    };
    page.show(
      words.common.pageTitle(words.settings.title),
      settingsScreen({ ...page.settings(), ...offered }, words, actions),
    );
  };
  draw();
  void listCameras().then((found) => {
    cameras = found;
    draw();
  });
  return draw;
}

function trySound({ words, settings, until }: Page): void {
  const speaker = createSpeaker(browserMeans(until), { ...spoken(settings(), words), muted: false });
  speaker.say({ text: words.settings.trySentence, tone: 'cord', urgent: true });
}
