// Loaded into every child: when the program that started it is gone, however it went, the child ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Waiting for that is no reason to stay.
process.channel?.unref()
