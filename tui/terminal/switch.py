"""The switch that leaves everything to Textual: `LESART_OUTPUT=stock`."""

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Mapping


def is_stock(environ: "Mapping[str, str]") -> bool:
    """Tell whether output and imports are to be Textual's own."""
    return environ.get("LESART_OUTPUT") == "stock"
