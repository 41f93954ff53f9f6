// Preloaded into every service: when the launcher dies without a word (kill -9), its IPC channel closes, and the service stops as on SIGTERM.
if (!process.connected) process.exit(1);
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 8000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel.unref();
