/** What draws WebGL here, by its own name; null where there is no WebGL at all. Works in a page and in a worker. */
export function graphicsName(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}

/** Whether a name is that of a renderer that computes on the processor: far slower than not drawing at all. */
export const isSoftware = (name: string): boolean => /swiftshader|llvmpipe|software|basic render/i.test(name);
