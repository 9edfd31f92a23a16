/**
 * What our build of node-llama-cpp's addon does otherwise: a context gets a pool of threads of its own. Without one llama.cpp starts its threads anew for every decode call, and on a
 * machine with other work a new thread waits for its turn each time. The libraries that compute stay the shipped ones, so that every sum, and so every word, is the same.
 */
type Replacement = readonly [anchor: string, replacement: string]

const attach = `void AddonContext::attachThreadpool(int threads) {
    ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    ggml_backend_reg_t cpu = device ? ggml_backend_dev_backend_reg(device) : nullptr;
    if (!cpu) return;
    auto make = (decltype(ggml_threadpool_new)*) ggml_backend_reg_get_proc_address(cpu, "ggml_threadpool_new");
    auto release = (decltype(ggml_threadpool_free)*) ggml_backend_reg_get_proc_address(cpu, "ggml_threadpool_free");
    if (!make || !release) return;
    if (ctx) llama_detach_threadpool(ctx);
    if (threadpool) release(threadpool);
    threadpool = nullptr;
    if (!ctx || threads < 1) return;
    ggml_threadpool_params params = ggml_threadpool_params_default(threads);
    threadpool = make(&params);
    if (threadpool) llama_attach_threadpool(ctx, threadpool, nullptr);
}

`
const replacements: Readonly<Record<string, readonly Replacement[]>> = {
  'AddonContext.h': [
    [
      '        llama_context* ctx = nullptr;\n',
      '        llama_context* ctx = nullptr;\n        ggml_threadpool* threadpool = nullptr;\n        void attachThreadpool(int threads);\n',
    ],
  ],
  'AddonContext.cpp': [
    ['#include "llama-context.h"\n', '#include "llama-context.h"\n#include "ggml-backend.h"\n#include "ggml-cpu.h"\n'],
    ['AddonContext::AddonContext(const Napi', `${attach}AddonContext::AddonContext(const Napi`],
    [
      '                context->contextLoaded = context->ctx != nullptr;\n',
      '                context->contextLoaded = context->ctx != nullptr;\n                context->attachThreadpool(context->context_params.n_threads);\n',
    ],
    [
      '        llama_set_n_threads(ctx, resolvedThreads, resolvedThreads);\n',
      '        llama_set_n_threads(ctx, resolvedThreads, resolvedThreads);\n        attachThreadpool(resolvedThreads);\n',
    ],
    ['        llama_free(currentCtx);\n    }\n', '        llama_free(currentCtx);\n    }\n    attachThreadpool(0);\n'],
  ],
}

/** The addon's source file `name` with the pool. Throws Error where the source is not the one that this was written for: another version of the package. */
export function patchAddon(name: string, source: string): string {
  let patched = source
  for (const [anchor, replacement] of replacements[name] ?? []) {
    const [before, after, ...others] = patched.split(anchor)
    if (before === undefined || after === undefined || others.length > 0)
      throw new Error(
        `${name} of node-llama-cpp is not the one that the pool of threads was written for: “${anchor.trim()}” stands in it ${String(others.length + (after === undefined ? 0 : 1))} times`,
      )
    patched = `${before}${replacement}${after}`
  }
  return patched
}
