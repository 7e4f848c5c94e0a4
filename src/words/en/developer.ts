/** The developer's panel: where each picture's time goes. */
export const developer = {
  title: 'For developers: where the time goes',
  milliseconds: 'ms, last 5 s',
  worst: 'worst',
  isolated: 'isolated',
  notIsolated: 'not isolated: one thread',
  stages: {
    wait: 'waits to be taken',
    read: 'bytes fetched',
    detect: 'person looked for',
    crop: 'square cut out',
    network: 'landmark network',
    looks: 'feet, knees and pelvis',
    landmarks: 'landmarks read',
    messages: 'to the worker and back',
    core: 'engine',
    draw: 'drawn',
    age: 'age when shown',
    gap: 'main thread busy',
  },
};
