type Colour = readonly [number, number, number]
const ground: Colour = [15, 107, 111]
const paper: Colour = [250, 252, 251]
const ink: Colour = [15, 107, 111]
const mark: Colour = [232, 163, 61]

/** In a square of one by one. Later shapes lie over earlier ones. */
type Shape = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly radius: number
  readonly colour: Colour
}
const shapes: readonly Shape[] = [
  { left: 0.03, top: 0.03, right: 0.97, bottom: 0.97, radius: 0.2, colour: ground },
  { left: 0.24, top: 0.16, right: 0.76, bottom: 0.84, radius: 0.05, colour: paper },
  // a long record, and the few lines that are taken from it
  { left: 0.32, top: 0.27, right: 0.68, bottom: 0.32, radius: 0.02, colour: ink },
  { left: 0.32, top: 0.4, right: 0.68, bottom: 0.45, radius: 0.02, colour: mark },
  { left: 0.32, top: 0.53, right: 0.6, bottom: 0.58, radius: 0.02, colour: mark },
  { left: 0.32, top: 0.66, right: 0.66, bottom: 0.71, radius: 0.02, colour: ink },
]

/** The icon as RGBA bytes: a page on green whose lines are partly marked. Edges are smoothed by their distance from the middle of the pixel. */
export function drawIcon(size: number): Uint8Array {
  const rgba = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = (y * size + x) * 4
      for (const shape of shapes) {
        const cover = coverOf(shape, (x + 0.5) / size, (y + 0.5) / size, size)
        if (cover > 0) lay(rgba, at, shape.colour, cover)
      }
    }
  return rgba
}

/** How much of the pixel the shape takes, 0 to 1. */
function coverOf({ left, top, right, bottom, radius }: Shape, x: number, y: number, size: number): number {
  const beyondX = Math.max(left + radius - x, x - (right - radius))
  const beyondY = Math.max(top + radius - y, y - (bottom - radius))
  const distance = Math.sqrt(Math.max(beyondX, 0) ** 2 + Math.max(beyondY, 0) ** 2) + Math.min(Math.max(beyondX, beyondY), 0) - radius
  return Math.min(1, Math.max(0, 0.5 - distance * size))
}

/** One colour over what is there: the ground is transparent, everything else lies on the ground. */
function lay(rgba: Uint8Array, at: number, colour: Colour, cover: number): void {
  const under = (rgba[at + 3] ?? 0) / 255
  const over = under === 0 ? 1 : cover
  for (const channel of [0, 1, 2] as const) rgba[at + channel] = Math.round(colour[channel] * over + (rgba[at + channel] ?? 0) * (1 - over))
  rgba[at + 3] = Math.round(255 * Math.max(under, cover))
}
