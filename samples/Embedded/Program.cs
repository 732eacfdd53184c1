using Holdfast.AspNetCore;
using Holdfast.AspNetCore.Authorization;
using Holdfast.Sqlite;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHoldfast(options => options.RegisterModel("shop", "order")).UseSqlite(builder.Configuration["Store"] ?? "embedded.db");
var app = builder.Build();
app.MapHoldfast();
app.MapGet("/orders", () => new[] { "one order" }).RequireHoldfastPermission("shop.view_order");
app.Run();
