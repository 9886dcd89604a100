// Loaded before Azurite: it lives and stops with the local host, not with the terminal.
'use strict';

// The host holds the other end of standard input. Its end, also by a crash of the host, is the order to stop;
// Azurite then writes its files, which a plain kill would not let it do.
process.stdin.on('end', () => process.emit('SIGTERM')).on('error', () => process.emit('SIGTERM')).resume();

// Ctrl+C reaches every process of the terminal at once. Without storage the handler could not finish what it has begun.
process.on('SIGINT', () => {});
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') setImmediate(() => process.removeListener('SIGINT', listener));
});
