// Recording one's own voice into a form's file box, to be heard before it is kept. The browser asks first;
// nothing leaves this page until the form is sent. Without this the file box does the same by the device's
// own recorder.
const LONGEST_MS = 10 * 60 * 1000
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const REFUSED =
  'This device did not let the page hear you. That is all right: you can write, or choose pictures.'
const DONE = 'Listen to it, if you like. It is kept only when you press “Keep it”.'

function button(text, quiet = false) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = quiet ? 'heard-button heard-button--quiet' : 'heard-button'
  made.textContent = text
  return made
}

/** The row of buttons at a file box, and a way to show what is going on. */
function rowIn(part) {
  const row = document.createElement('div')
  row.className = 'heard-recorder'
  const [start, stop] = [button('Record my voice'), button('Stop')]
  const away = button('Throw it away', true)
  const said = document.createElement('p')
  const sound = document.createElement('audio')
  sound.controls = true
  sound.setAttribute('aria-label', 'What you recorded')
  row.append(start, stop, said, sound, away)
  part.querySelector('label').after(row)
  const show = (state, words) => {
    start.hidden = state === 'recording'
    start.textContent = state === 'recorded' ? 'Record it again' : 'Record my voice'
    stop.hidden = state !== 'recording'
    sound.hidden = away.hidden = state !== 'recorded'
    row.classList.toggle('heard-recorder--on', state === 'recording')
    // While it counts the seconds it is not read out.
    said.setAttribute('role', state === 'recording' ? 'none' : 'status')
    said.textContent = words
  }
  show('nothing', '')
  return { start, stop, away, said, sound, show }
}

/** Puts `files` into the file box, to be sent with the form, and the first to be heard. */
function put(input, sound, files) {
  const all = new DataTransfer()
  for (const file of files) all.items.add(file)
  input.files = all.files
  if (sound.src) URL.revokeObjectURL(sound.src)
  sound.removeAttribute('src')
  if (files.length > 0) sound.src = URL.createObjectURL(files[0])
}

/** Records `stream` until `done` is called; `kept` is told the file. */
function record(stream, kept, counted) {
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each))
  const recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {})
  const parts = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('stop', () => {
    const [type] = recorder.mimeType.split(';')
    kept(new File(parts, `voice.${type.split('/')[1]}`, { type }))
  })
  recorder.start()
  const began = Date.now()
  const clock = setInterval(() => counted(Math.round((Date.now() - began) / 1000)), 1000)
  const done = () => {
    clearInterval(clock)
    clearTimeout(ends)
    if (recorder.state === 'recording') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
  }
  const ends = setTimeout(done, LONGEST_MS)
  return done
}

function recorderIn(part) {
  const input = part.querySelector('input[type=file]')
  const { start, stop, away, said, sound, show } = rowIn(part)
  let done = () => {}
  const kept = (file) => {
    put(input, sound, [file])
    show('recorded', DONE)
    sound.focus()
  }
  const begin = (stream) => {
    done = record(stream, kept, (seconds) => (said.textContent = `Recording: ${seconds} seconds`))
    show('recording', 'Recording. Say it in your own way.')
    stop.focus()
  }
  start.addEventListener('click', () => {
    navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, () => show('nothing', REFUSED))
  })
  stop.addEventListener('click', () => done())
  away.addEventListener('click', () => {
    put(input, sound, [])
    show('nothing', 'It is gone. Nothing was kept.')
    start.focus()
  })
  addEventListener('pagehide', () => done())
}

if (navigator.mediaDevices && 'MediaRecorder' in window) {
  for (const part of document.querySelectorAll('[data-record]')) recorderIn(part)
  // A part that came to the page later says so itself.
  document.addEventListener('heard-record', ({ target }) => recorderIn(target))
}
