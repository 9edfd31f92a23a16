/** Read by the language itself or by inspection, so their absence says nothing about Electron. */
const silent = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof'])

/** `known` as it is; reading any other name of it throws that name, so that no call of the application is ignored in silence. */
export function missing<Known extends object>(path: string, known: Known): Known {
  return new Proxy(known, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || silent.has(key)) return Reflect.get(target, key, receiver)
      throw new Error(`electron.${path}.${key}: not in the stand-in`)
    },
  })
}
