import {engagement} from "./engagement.js";

process.stdout.write(JSON.stringify(await engagement({})));
