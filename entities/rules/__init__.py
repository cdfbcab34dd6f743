"""Small rules that know how newspapers introduce names. Each nudges or settles the model."""
