/** How the person stands in the picture of the camera that is none. */
export interface Standing {
  /** The picture is made so many times as large, about its middle. */
  readonly zoom?: number;
  /** It is moved by these shares of its width and height. */
  readonly x?: number;
  readonly y?: number;
  /** 0 is night. */
  readonly light?: number;
  /** There is nobody in it. */
  readonly empty?: true;
  /** Something stands before the feet. */
  readonly feetCovered?: true;
  /** There are two people, of whom now one and now the other is found. */
  readonly two?: true;
}

/** What a script may do with the camera. */
export interface StandInCamera {
  /** The clip from its start, standing like this. `frozen`: its first picture, again and again. */
  stand(how: Standing, frozen: boolean): void;
  /** A picture now and then only, so that what is on the screen stays; and on again. */
  hold(isHeld: boolean): void;
  /** The cable is pulled out, for good. */
  unplug(): void;
}

/**
 * Runs in the page, before anything else: `getUserMedia` gives a clip, which a script can move, darken and stop, and
 * `camera` is there to do so. Or it fails with the error of this name. (All functions are methods: what runs this file
 * wraps others in a helper that the page does not have.)
 */
export function standInCamera({ clip, fault }: { readonly clip: string; readonly fault: string | null }): void {
  const [width, height] = [960, 540];
  const video = Object.assign(document.createElement('video'), { muted: true, loop: true });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const camera = {
    how: {} as Standing,
    isHeld: false,
    fault,
    tracks: [] as MediaStreamTrack[],
    drawnAt: 0,
    stand(next: Standing, frozen: boolean): void {
      this.how = next;
      video.currentTime = 0;
      if (frozen) video.pause();
      else void video.play();
    },
    hold(next: boolean): void {
      this.isHeld = next;
    },
    draw(): void {
      const now = performance.now();
      // A camera that says nothing for long counts as gone.
      if (this.isHeld && now - this.drawnAt < 2500) return;
      this.drawnAt = now;
      const { zoom = 1, x = 0, y = 0, light = 1, empty, feetCovered, two } = this.how;
      context.fillStyle = '#b3b6b6';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#a8977e';
      context.fillRect(0, height * (0.5 + y + zoom * 0.3), width, height);
      const aside = two && Math.floor(now / 900) % 2 ? 0.3 : x;
      context.setTransform(zoom, 0, 0, zoom, width * (0.5 + aside), height * (0.5 + y));
      if (!empty) context.drawImage(video, -width / 2, -height / 2, width, height);
      context.fillStyle = '#6d4a33';
      if (feetCovered) context.fillRect(-width / 2, height * 0.32, width, height * 0.18);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = `rgb(0 0 0 / ${1 - light})`;
      context.fillRect(0, 0, width, height);
    },
    unplug(): void {
      this.fault = 'NotFoundError';
      for (const track of this.tracks) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    },
    async open(): Promise<MediaStream> {
      if (this.fault) throw new DOMException(this.fault, this.fault);
      video.src = URL.createObjectURL(await (await fetch(clip)).blob());
      await video.play();
      setInterval(() => camera.draw(), 66);
      const stream = canvas.captureStream();
      this.tracks.push(...stream.getTracks());
      return stream;
    },
  };
  Object.assign(globalThis, { camera });
  navigator.mediaDevices.getUserMedia = () => camera.open();
}
