/** Preloaded into a main process: writes `ready` to standard output once the first page can be used and was painted. */
const { app } = require('electron')

const usable = `new Promise((resolve) => {
  const look = () =>
    document.documentElement.dataset.ready === 'true' ? requestAnimationFrame(() => resolve(null)) : requestAnimationFrame(look)
  look()
})`

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents.executeJavaScript(usable).then(
      () => process.stdout.write('ready\n'),
      (error) => process.stdout.write(`failed ${error}\n`),
    )
  })
})
process.once('SIGTERM', () => app.quit())
