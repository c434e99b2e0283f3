// The tone of the wall. Made here, so that there is no file to load and nothing to wait for.

const MUTED = "wall-muted";
const GAP = 3000;
let context = null;
let lastAt = -GAP;

export const isMuted = () => localStorage.getItem(MUTED) === "yes";
export const setMuted = (muted) => localStorage.setItem(MUTED, muted ? "yes" : "no");

function contextNow() {
  context ??= new AudioContext();
  return context;
}

/** Whether the browser keeps silent until somebody has clicked or pressed a key. */
export function isBlocked() {
  return contextNow().state !== "running";
}

/** To be called from a click or a key. */
export function unblock() {
  return contextNow().state === "suspended" ? context.resume() : Promise.resolve();
}

/** Calls back whenever the browser allows or forbids sound. */
export function whenChanged(listener) {
  contextNow().addEventListener("statechange", listener);
}

function beep(at, frequency) {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = "triangle";
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.28);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.3);
}

/** Two tones, once for all that comes within a few seconds. Whether they could be heard. */
export function ring() {
  const now = Date.now();
  if (isMuted() || now - lastAt < GAP) return false;
  lastAt = now;
  document.dispatchEvent(new CustomEvent("wall-ring"));
  const root = document.documentElement;
  root.dataset.rings = String(Number(root.dataset.rings ?? 0) + 1);
  if (isBlocked()) return false;
  beep(context.currentTime, 880);
  beep(context.currentTime + 0.3, 660);
  return true;
}
