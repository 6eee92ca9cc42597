/** The names by which a machine knows itself. */
export const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/** Whether what is served at `url` can be reached from this machine only. */
export function isThisMachineOnly(url: string): boolean {
  return THIS_MACHINE.includes(new URL(url).hostname)
}
