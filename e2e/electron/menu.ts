import { missing } from './missing.ts'

/** Menus are not drawn. */
export const Menu = missing('Menu', {
  setApplicationMenu() {},
  getApplicationMenu: () => null,
  buildFromTemplate: (template: readonly object[]) => missing('menu', { items: template, popup() {}, closePopup() {} }),
})
