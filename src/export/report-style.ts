/** The report's style sheet: paper and ink, dark where the reader's screen is. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--g:#fbfcfa;--t:#151a17;--t2:#404a43;--l:#cdd4ce;--b:#b9c1bb}
@media (prefers-color-scheme:dark){:root{--g:#131715;--t:#f3f2ec;--t2:#bdc4be;--l:#39413c;--b:#4b544e}}
*{box-sizing:border-box}
body{margin:0;background:var(--g);color:var(--t);font:17px/1.48 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:40px 24px 64px;border-left:1.5px solid var(--t);padding-left:34px}
h1{font-size:2.2rem;line-height:1.14;margin:6px 0 24px}
h2{font-size:1.3rem;margin:40px 0 10px}
h3{font-size:1.06rem;margin:22px 0 0}
.q{color:var(--t2);margin:0 0 6px}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:12px 24px;margin:0}
dt{color:var(--t2);font-size:.875rem}
dd{margin:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;font-weight:400;padding:8px 14px 8px 0;border-bottom:1px solid var(--l);vertical-align:top}
thead th{color:var(--t2)}
tbody th{font-weight:600}
svg{display:block;width:100%;height:auto;overflow:visible}
text{font-size:14px;fill:var(--t2)}
.b{fill:var(--b);stroke:none}
.v{fill:none;stroke:var(--t);stroke-width:1.6}
.l{stroke:var(--t2);stroke-width:.7}
.g{fill:none;stroke:var(--t2);stroke-width:1;stroke-dasharray:4 4}
.pics{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:18px}
figure{margin:0}
img{width:100%;border-radius:6px;display:block}
.foot{margin-top:40px;font-size:.875rem}
@media print{main{border:0;padding:0}h2,section,tr{break-inside:avoid}}
`;
