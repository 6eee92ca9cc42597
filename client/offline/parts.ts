/** The parts of the page, by what they are marked with. */
export function partOf<E extends HTMLElement>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`)
  return found
}

export function part(selector: string): HTMLElement {
  return partOf(selector, HTMLElement)
}

export function show(selector: string, isShown: boolean): void {
  part(selector).hidden = !isShown
}

/** A button that does something by a script. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'heard-button heard-button--quiet'
  made.textContent = words
  made.addEventListener('click', press)
  return made
}
