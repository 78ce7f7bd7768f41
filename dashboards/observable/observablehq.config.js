// All that the page needs comes from node_modules and from the Dolen server: nothing is loaded from elsewhere.
export default {
  title: "How well the network is connected",
  root: "src",
  style: "style.css",
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  globalStylesheets: [],
  footer: "Figures of a Dolen server. A figure that is not known is not 0."
};
