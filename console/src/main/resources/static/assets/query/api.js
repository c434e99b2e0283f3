// What the workbench calls the server with.
export { call, download, json, make } from "/assets/layout/call.js";
