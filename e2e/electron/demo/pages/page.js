window.events = []
window.stopListening = bridge.onEvent((event) => window.events.push(event))
