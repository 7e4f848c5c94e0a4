/**
 * The graphics card by WebGPU; null where there is none, or only software that acts as one, which is slower than the
 * processor itself. `evenSoftware`: take that, too.
 */
export async function openCard(gpu: GPU | undefined, evenSoftware: boolean): Promise<GPUDevice | null> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter || (adapter.info.isFallbackAdapter && !evenSoftware)) return null;
  const { maxBufferSize, maxStorageBufferBindingSize, maxStorageBuffersPerShaderStage, maxTextureDimension2D } =
    adapter.limits;
  return adapter
    .requestDevice({
      requiredFeatures: WISHED.filter((feature) => adapter.features.has(feature)),
      requiredLimits: {
        maxBufferSize,
        maxStorageBufferBindingSize,
        maxStorageBuffersPerShaderStage,
        maxTextureDimension2D,
      },
    })
    .catch(() => null);
}

/** What LiteRT's shaders are faster with. Source: createDefaultWebGpuDevice in `@litertjs/core`. */
const WISHED: readonly GPUFeatureName[] = ['shader-f16', 'subgroups'];
