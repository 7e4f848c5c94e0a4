/** Getting ready: files, camera, model. */
export const loading = {
  title: 'Getting ready',
  looking: 'Looking for the model.',
  files: (loaded: string, total: string) => `${loaded} of ${total} MB, once.`,
  here: (total: string) => `${total} MB are here. Starting the model.`,
  allow: 'Allow the camera, if your browser asks.',
  opening: 'Still opening the video.',
  starting: 'The first start takes longest. Still starting the model.',
  loading: 'Still loading the model.',
  picture: 'The picture comes when the model is ready',
};
