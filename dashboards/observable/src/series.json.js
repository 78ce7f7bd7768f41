import {engagement} from "./engagement.js";

const from = new Date();
from.setFullYear(from.getFullYear() - 2);
const question = {ids: "M-02p,M-03", from: from.toISOString().slice(0, 10), step: "quarter"};
process.stdout.write(JSON.stringify(await engagement(question)));
