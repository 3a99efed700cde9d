/** Long work in pieces: between them the process answers everybody else. */

export const letOthersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
