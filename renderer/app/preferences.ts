/** What this workstation remembers of looks: language and light or dark. Nothing about people or customers. */
export type Preference = 'language' | 'mode'

export function remembered(name: Preference): string | null {
  try {
    return localStorage.getItem(`vigil.${name}`)
  } catch {
    // Storage may be denied; the looks then last as long as the window.
    return null
  }
}

export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(`vigil.${name}`, value)
  } catch {
    // See above: a preference that cannot be kept is no failure.
  }
}
