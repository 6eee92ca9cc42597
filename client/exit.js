// Leaving in a hurry. The link works without this; with it, the Back button does not return to the
// page that was left, and the page is gone before the next one has loaded.
for (const link of document.querySelectorAll('a[data-exit]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    document.title = 'Weather'
    document.body.hidden = true
    location.replace(link.href)
  })
}
