"""The look of a page: colours of paper and ink, columns that fold on a phone, a form for print."""

LIGHT = {
    "paper": "#fbf8f1",
    "card": "#ffffff",
    "ink": "#2b2926",
    "quiet": "#6a645a",
    "rule": "#ddd5c5",
    "accent": "#8a4510",
    "shared": "#2f6a3a",
    "weak": "#7a5d00",
    "only": "#6a645a",
    "differs": "#a3302c",
    "compatible": "#3c5a78",
    "mark": "#fbe6a6",
    "mark-ink": "#3d2b00",
    "here": "#f4eddd",
}
DARK = {
    "paper": "#17191d",
    "card": "#1e2126",
    "ink": "#dcd8cf",
    "quiet": "#9a9ea6",
    "rule": "#363b43",
    "accent": "#e3b26b",
    "shared": "#9cc48c",
    "weak": "#d8b75f",
    "only": "#9a9ea6",
    "differs": "#f08e84",
    "compatible": "#9fbad4",
    "mark": "#4d411a",
    "mark-ink": "#ffe9b8",
    "here": "#20242a",
}

_SHAPE = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:4rem}
body{margin:0;background:var(--paper);color:var(--ink);
 font:1.0625rem/1.55 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;
 overflow-wrap:anywhere}
.ui,h2,h3,th,.meta,.sign,nav,footer,.remark{
 font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
header,main,footer{max-width:80rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.6rem,1.1rem + 2.2vw,2.5rem);line-height:1.18;margin:.2rem 0 1.6rem;
 font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.15rem;margin:3rem 0 .4rem;padding-top:.9rem;border-top:2px solid var(--ink)}
h3{font-size:1rem;margin:0}
p{margin:0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--accent);
 outline-offset:2px;border-radius:3px}
.kicker{font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--quiet)}
.quiet,.meta{color:var(--quiet)}
.meta{font-size:.8125rem;line-height:1.5}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
 white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.6rem 1rem;z-index:3}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1rem}
.article,.difference{background:var(--card);border:1px solid var(--rule);border-radius:8px;
 padding:1.1rem 1.25rem}
.article{display:flex;flex-direction:column;gap:.35rem}
.article .outlet{font-weight:700;font-size:.95rem}
.article .title{font-size:1.15rem;line-height:1.35}
.counts{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;margin:.2rem 0 0;padding:0}
.share{display:block;width:100%;height:.5rem;margin-top:auto;border-radius:99px}
.share .shared{fill:var(--shared)}.share .weak{fill:var(--weak)}.share .only{fill:var(--rule)}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;list-style:none;margin:1.4rem 0 0;padding:0}
.remark{border-left:4px solid var(--accent);padding:.5rem .9rem;margin:1rem 0 0;
 background:var(--card);font-size:.95rem}
.shared{color:var(--shared)}.weak{color:var(--weak)}.only{color:var(--only)}
.differs{color:var(--differs)}.compatible{color:var(--compatible)}
.lead{color:var(--quiet);max-width:46rem;margin-bottom:1.1rem;font-size:.95rem}
.difference{margin-top:1rem;border-left:5px solid var(--differs)}
.difference.is-compatible{border-left-color:var(--compatible)}
.difference-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .8rem;
 margin-bottom:.7rem}
.verdict{font-size:.875rem;font-weight:600}
blockquote{margin:.1rem 0 .5rem;padding:0}
.difference .reason{margin-top:.3rem}
mark{background:var(--mark);color:var(--mark-ink);padding:.05em .2em;border-radius:3px;
 box-decoration-break:clone;-webkit-box-decoration-break:clone}
.other{text-decoration:underline dotted;text-decoration-color:var(--quiet);
 text-underline-offset:.2em}
mark a{color:inherit;text-decoration-style:dotted}
.side-by-side{width:100%;border-collapse:separate;border-spacing:0 .3rem;table-layout:fixed}
.side-by-side th{position:sticky;top:0;z-index:1;background:var(--paper);text-align:left;
 padding:.7rem .8rem .6rem;border-bottom:2px solid var(--rule);font-size:.95rem}
.side-by-side td{vertical-align:top;padding:.35rem .8rem;border-left:1px solid var(--rule)}
.side-by-side td:first-child,.side-by-side th:first-child{border-left:0}
.side-by-side .meets td{background:var(--here)}
.side-by-side .meets td:first-child{border-radius:8px 0 0 8px}
.side-by-side .meets td:last-child{border-radius:0 8px 8px 0}
.statement{position:relative;padding:.3rem .2rem .3rem 3.35rem;border-radius:6px}
.gutter{position:absolute;left:.2rem;top:.3rem;display:flex;gap:.45rem;align-items:baseline}
.gutter .sign{width:1rem;text-align:center}
.gutter .number{font-size:.72rem;color:var(--quiet);font-variant-numeric:tabular-nums}
.statement .meta a{margin-right:.7rem}
.letter{display:inline-block;min-width:1.3rem;padding:0 .3rem;margin-right:.6rem;
 border:1px solid currentColor;border-radius:4px;text-align:center;font-size:.75rem;line-height:1.3}
:target{outline:3px solid var(--accent);outline-offset:2px}
.from{display:none}
.legend{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem;margin:.8rem 0 0}
.legend dt{font-weight:600}.legend dd{margin:0}
footer{margin-top:3.5rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--rule);
 font-size:.8125rem;color:var(--quiet)}
@media (max-width:43.75rem){
 header,main,footer{padding-left:1rem;padding-right:1rem}
 .side-by-side,.side-by-side tbody,.side-by-side tr,.side-by-side td{display:block;width:100%}
 .side-by-side thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 .side-by-side tr{width:auto;padding:.6rem 0;border-bottom:1px solid var(--rule)}
 .side-by-side td,.side-by-side td:first-child{border-left:0;padding:.3rem 0}
 .side-by-side .meets{background:var(--here);margin:.3rem -.5rem;padding:.6rem .5rem;
  border-radius:8px;border-bottom:0}
 .side-by-side .meets td,.side-by-side .meets td:first-child{background:none;padding:.3rem 0}
 .side-by-side td:empty{display:none}
 .from{display:block;font-weight:700}
 .legend{grid-template-columns:1fr;gap:.1rem}.legend dd{margin-bottom:.6rem}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
 :root{color-scheme:light}
 html{font-size:9.5pt}
 body{background:none}
 header,main,footer{max-width:none;padding:0}
 nav,.skip{display:none}
 h2{margin-top:1.4rem}
 .article,.difference{break-inside:avoid;background:none;padding:.7rem 1rem}
 .difference{margin-top:.6rem}
 .statement{break-inside:avoid;padding-top:.1rem;padding-bottom:.1rem}
 .side-by-side th{position:static;background:none}
 .side-by-side thead{display:table-header-group}
 .side-by-side .meets td{background:none;border-bottom:1px solid var(--rule);border-radius:0}
 h2,h3,.difference-head{break-after:avoid}
 mark{background:none;color:inherit;padding:0;font-weight:700;text-decoration:underline}
 a{color:inherit;text-decoration:none}
 .article .title a{text-decoration:underline}
 footer{margin-top:1.5rem;padding-bottom:0}
}
"""


def style_sheet() -> str:
    """Return the whole style sheet; nothing in it is loaded from anywhere."""
    light, dark = _variables(LIGHT), _variables(DARK)
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{_SHAPE}"
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())
