/* Appended to boot.js by the build, which puts the files in place of FILES: what this address needs is
   asked for now, not when the first script has run. */
(function (files) {
  var site = /^\/sites\/[^/]+(?:\/(\w+))?\/?$/.exec(location.pathname);
  var wanted = location.pathname === '/login' ? files.login : [];
  if (site || location.pathname === '/') {
    wanted = files.frame.concat(files.pages[(site && site[1]) || 'overview'] || []);
  }
  wanted.forEach(function (file) {
    var link = document.createElement('link');
    link.crossOrigin = '';
    link.href = file;
    if (/\.css$/.test(file)) {
      link.rel = 'preload';
      link.as = 'style';
    } else {
      link.rel = 'modulepreload';
    }
    document.head.appendChild(link);
  });
})(FILES);
