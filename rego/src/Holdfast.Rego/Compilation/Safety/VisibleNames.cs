namespace Holdfast.Rego.Compilation.Safety;

/// <summary>The variables of a body and of the bodies around it.</summary>
sealed class VisibleNames(VisibleNames? outer, IReadOnlySet<string> own)
{
    public bool Has(string name)
    {
        for (var layer = this; layer is not null; layer = layer.Outer)
        {
            if (layer.Own.Contains(name))
                return true;
        }
        return false;
    }

    VisibleNames? Outer => outer;

    IReadOnlySet<string> Own => own;
}
