/** On the pages of a record: keeps the worker there, so that something opens without a network. */
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
