"""The screens of a comparison, one subject a module: layout, loading, moving, deciding, telling."""
